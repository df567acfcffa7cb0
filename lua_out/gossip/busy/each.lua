-- Made from src/gossip/busy/each.ts by npm run build: change it there.
local ____exports = {}
function ____exports.eachRecord(shell)
    local buckets = shell[2][1][1]
    local index, bucket, at = 0, buckets[1], 1
    return function()
        while at > string.len(bucket) do
            index = index + 1
            if index >= #buckets then
                return nil
            end
            bucket, at = buckets[index + 1], 1
        end
        at = at + 16
        return string.sub(bucket, at - 16, at - 1)
    end
end
return ____exports
