"""A pseudo-terminal for a virtual board's serial port: argv[1] is the path of the link to it.

What comes on stdin goes out of the port, what comes in goes to stdout. As on a real port, what the
board sends while nobody has the port open is lost. Ends, and removes the link, when stdin ends.
"""
import errno, os, select, sys, tty

BACKLOG = 1 << 20  # bytes kept for a program that has the port open and does not read

path = os.path.abspath(sys.argv[1])
# A link that leads nowhere was left by a board that was killed. Looked at before there is a new
# pseudo-terminal, which may get the number of the old one.
if os.path.islink(path) and os.path.exists(path):
    sys.exit(path + " is there already and leads to " + os.readlink(path) +
             ": end the board that has it, or remove it, or choose another path")
master, slave = os.openpty()
tty.setraw(slave)
name = os.ttyname(slave)
os.close(slave)  # from now on, a hang-up says that nobody has the port open
if os.path.islink(path):
    os.unlink(path)
elif os.path.exists(path):
    sys.exit(path + " is there already and is not a link: remove it, or choose another path")
os.symlink(name, path)
os.set_blocking(master, False)
os.set_blocking(0, False)
poll = select.poll()
pending = b""
opened = False


def write(fd, data):
    while data:
        data = data[os.write(fd, data):]


try:
    sys.stderr.write("ready\n")
    sys.stderr.flush()
    while True:
        poll.register(0, select.POLLIN)
        poll.register(master, select.POLLIN | (select.POLLOUT if pending else 0))
        events = dict(poll.poll())
        if events.get(master, 0) & select.POLLHUP and not events.get(master, 0) & select.POLLIN:
            pending, opened = b"", False
            poll.unregister(master)
            events = dict(poll.poll(10))  # look again soon: opening the port is no event
        elif not opened:
            opened = True
            tty.setraw(master)  # the next user may have left other settings
        if events.get(0):
            try:
                data = os.read(0, 65536)
                if not data:
                    break
                if opened:
                    pending = (pending + data)[-BACKLOG:]
            except BlockingIOError:
                pass
        if opened and pending:
            try:
                pending = pending[os.write(master, pending):]
            except BlockingIOError:
                pass
        if events.get(master, 0) & select.POLLIN:
            try:
                write(1, os.read(master, 65536))
            except OSError as error:
                if error.errno not in (errno.EIO, errno.EAGAIN):
                    raise
except (BrokenPipeError, KeyboardInterrupt):
    pass
finally:
    if os.path.islink(path) and os.readlink(path) == name:
        os.unlink(path)
