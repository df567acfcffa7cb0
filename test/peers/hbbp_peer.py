"""An HBBP peer that shares no code with this project.

hbbp_peer.py router INTERFACE     as hbbpd and hbbpc: IPv6 only, listens to ff02::1, sends to ff02::1
hbbp_peer.py board ADDRESS [IP]   IPv4 only, listens to a broadcast address or, with its own IP, a group

Prints a JSON object for each datagram that it receives: {"from", "hex"}; sends each that comes as a JSON
object on a line of standard input: {"hex", "to"?, "by"?}, `by` being the address to send from. Ends with its
input.
"""

import json
import socket
import sys
import threading

PORT = 4950
kind, where, *more = sys.argv[1:]

if kind == "router":
    ALL = ("ff02::1", PORT, 0, socket.if_nametoindex(where))
    listener = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
    sender = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
    listener.bind(ALL)
else:
    ALL = (where, PORT)
    listener = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    listener.bind(ALL)
    sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sender.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    if more:
        own = socket.inet_aton(more[0])
        listener.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton(where) + own)
        sender.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, own)


def listen():
    while True:
        data, source = listener.recvfrom(2000)
        print(json.dumps({"from": source[0].split("%")[0], "hex": data.hex()}), flush=True)


threading.Thread(target=listen, daemon=True).start()
print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    message = json.loads(line)
    to = ALL
    if "to" in message:
        to = (message["to"], PORT, 0, ALL[3]) if kind == "router" else (message["to"], PORT)
    by = sender
    if "by" in message:
        by = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        by.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        by.bind((message["by"], 0))
    by.sendto(bytes.fromhex(message["hex"]), to)
