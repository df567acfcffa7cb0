#!/usr/bin/env bash
# P2P tables as a router keeps them, for tests; shares no code with this project. What the shell's `read` and
# `echo -e`, sort and gzip do to rows is just what they do to those of a router.
#
# table_router.sh update TABLE KEY FIELDS    sets the fields of a key, which have tabs between them; prints the
#                                            row as a gzip member, for all others
# table_router.sh get TABLE KEY              prints the fields of a key
# table_router.sh show TABLE                 prints key and fields of all rows
# table_router.sh merge TABLE OTHER          takes the rows of another table that win
# table_router.sh take TABLE                 merges a gzip member, from standard input
# table_router.sh gossip TABLE SIZE          prints as many rows as a member of that size holds, by lot
set -e
set -o pipefail
# A router's sort knows bytes only.
export LC_ALL=C

row_of() {
  grep "^$2"$'\t' "$1" || true
}

# Of the rows of each key the one of the greatest version, and of those the first.
best() {
  local key version fields of='' most=0 row=''
  while read key version fields; do
    if [ "$key" != "$of" ]; then
      [ -z "$of" ] || echo -e "$row"
      of=$key
    elif ! [ "$version" -gt "$most" ]; then
      continue
    fi
    most=$version
    row="$key\t$version\t$fields"
  done
  [ -z "$of" ] || echo -e "$row"
}

merge() {
  sort "$1" "$2" | best >"$1.merged"
  mv "$1.merged" "$1"
}

command=$1
table=$2
case $command in
  update)
    held=$(row_of "$table" "$3" | cut -f2)
    echo -e "$3\t$((held + 1 + RANDOM))\t$4" >"$table.row"
    merge "$table" "$table.row"
    gzip <"$table.row"
    ;;
  get) row_of "$table" "$3" | cut -f3- ;;
  show) cut -f1,3- "$table" ;;
  merge) merge "$table" "$3" ;;
  take)
    gunzip >"$table.heard"
    merge "$table" "$table.heard"
    ;;
  gossip)
    shuf "$table" >"$table.shuffled"
    rows=$(wc -l <"$table")
    while [ "$rows" -ge 1 ]; do
      head -n "$rows" "$table.shuffled" | gzip >"$table.told"
      if [ "$(wc -c <"$table.told")" -le "$3" ]; then
        cat "$table.told"
        exit
      fi
      rows=$((rows / 2))
    done
    ;;
esac
