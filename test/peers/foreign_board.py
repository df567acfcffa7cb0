"""A gossip board that shares no code with this project: raw UDP, after the rules of NodeMCU's gossip module.

usage: foreign_board.py OWN_IP SEED_IP INTERVAL_SECONDS

It sends its whole state to a random address each interval, takes what is newer, and answers a SYN with what it
knows newer. It is as touchy as the original: an entry that is no object, or a number that is none, ends it with an
error (on a board that is a restart). Prints what it knows as a JSON line after each datagram, until its standard
input ends.
"""

import json
import random
import select
import socket
import sys
import time

own, seed, interval = sys.argv[1], sys.argv[2], float(sys.argv[3])
born = time.time()
known = {own: {"revision": 4, "heartbeat": 0, "state": 0, "data": {"name": "foreign"}}}
seeds = [seed]

udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.bind((own, 5000))


def order(entry):
    return (entry["revision"], entry["heartbeat"], entry["state"])


def newer(these, those):
    result = {}
    for ip, entry in these.items():
        if isinstance(entry, str):
            continue
        for field in order(entry):
            if isinstance(field, bool) or not isinstance(field, (int, float)):
                raise ValueError(f"{ip} has {field!r} where a number should be")
        if ip not in those or order(entry) > order(those[ip]):
            result[ip] = entry
    return result


def send(ip, entries, kind):
    udp.sendto(json.dumps({**entries, "type": kind}).encode(), (ip, 5000))


def take(entries):
    for ip, entry in entries.items():
        if ip == own:
            continue
        known[ip] = entry
        if ip not in seeds:
            seeds.append(ip)


def receive():
    data, (ip, _) = udp.recvfrom(2048)
    if ip in known:
        known[ip]["state"] = 0
    message = json.loads(data)
    kind = message.pop("type")
    news = newer(message, known)
    if kind == "SYN":
        send(ip, newer(known, message), "ACK")
    take(news)
    print(json.dumps({"bytes": len(data), "known": known}), flush=True)


due = time.time()
while True:
    now = time.time()
    if now >= due:
        due = now + interval
        known[own]["heartbeat"] = int(now - born)
        target = random.choice(seeds)
        send(target, known, "SYN")
        if target in known and known[target]["state"] < 4:
            known[target]["state"] += 1
    ready, _, _ = select.select([udp, sys.stdin], [], [], max(0, due - time.time()))
    if sys.stdin in ready and not sys.stdin.readline():
        break
    if udp in ready:
        receive()
