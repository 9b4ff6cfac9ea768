#!/usr/bin/env python3
"""A disk that can fail: disk.py BACKING MOUNTPOINT, told what to do by lines on standard input.

Writes reach BACKING when they are synced, not before, as on a disk with a cache. The lines, each answered by the same word:
  cut        the power goes: what was not synced is lost for ever, and every request from now on fails
  sync-fails each sync fails and loses what it should have kept, as a kernel does that marks lost pages clean
  readonly   nothing can be written, as after an error that made the kernel remount the disk
  full       nothing more fits
  well       all of these but the power cut end
Needs the Debian packages python3-fusepy and fuse3, and root or membership in the group that may mount.
"""
import errno
import os
import sys
import threading

try:
    from fusepy import FUSE, FuseOSError, Operations
except ImportError:
    from fuse import FUSE, FuseOSError, Operations

FIELDS = ("st_atime", "st_ctime", "st_gid", "st_mode", "st_mtime", "st_nlink", "st_size", "st_uid")


class Disk(Operations):
    def __init__(self, root):
        self.root = os.path.realpath(root)
        self.unsynced = {}  # path: list of (offset, bytes), or (length, None) for a truncation
        self.state = "well"
        self.guard = threading.RLock()

    def init(self, path):
        answer("mounted")

    def obey(self, line):
        with self.guard:
            if line == "cut":
                self.unsynced.clear()
            if self.state != "cut":
                self.state = line
        answer(line)

    def real(self, path):
        if self.state == "cut":
            raise FuseOSError(errno.EIO)
        return self.root + path

    def writable(self, path):
        if self.state == "readonly":
            raise FuseOSError(errno.EROFS)
        if self.state == "full":
            raise FuseOSError(errno.ENOSPC)
        return self.real(path)

    def getattr(self, path, fh=None):
        found = os.lstat(self.real(path))
        fields = {name: getattr(found, name) for name in FIELDS}
        for offset, data in self.unsynced.get(path, []):
            fields["st_size"] = offset if data is None else max(fields["st_size"], offset + len(data))
        return fields

    def access(self, path, mode):
        self.real(path)
        return 0

    def readdir(self, path, fh):
        return [".", "..", *os.listdir(self.real(path))]

    def mkdir(self, path, mode):
        return os.mkdir(self.writable(path), mode)

    def rmdir(self, path):
        return os.rmdir(self.writable(path))

    def unlink(self, path):
        real = self.writable(path)
        with self.guard:
            self.unsynced.pop(path, None)
        return os.unlink(real)

    def rename(self, old, new):
        # A name can reach the disk before the bytes do: who renames without syncing first finds an empty file.
        os.rename(self.writable(old), self.writable(new))
        with self.guard:
            self.unsynced.pop(new, None)
            if old in self.unsynced:
                self.unsynced[new] = self.unsynced.pop(old)

    def create(self, path, mode, fi=None):
        return os.open(self.writable(path), os.O_RDWR | os.O_CREAT, mode)

    def mknod(self, path, mode, dev):
        return os.mknod(self.writable(path), mode, dev)

    def open(self, path, flags):
        return os.open(self.real(path), os.O_RDWR)

    def read(self, path, size, offset, fh):
        self.real(path)
        with self.guard:
            found = bytearray(os.pread(fh, size, offset))
            for at, data in self.unsynced.get(path, []):
                if data is None:
                    del found[max(0, at - offset):]
                    continue
                begin, end = max(at, offset), min(at + len(data), offset + size)
                if begin < end:
                    found.extend(b"\0" * (end - offset - len(found)))
                    found[begin - offset:end - offset] = data[begin - at:end - at]
            return bytes(found)

    def write(self, path, data, offset, fh):
        self.writable(path)
        with self.guard:
            self.unsynced.setdefault(path, []).append((offset, bytes(data)))
        return len(data)

    def truncate(self, path, length, fh=None):
        self.writable(path)
        with self.guard:
            self.unsynced.setdefault(path, []).append((length, None))

    def fsync(self, path, datasync, fh):
        real = self.real(path)
        with self.guard:
            waiting = self.unsynced.pop(path, [])
            if self.state == "sync-fails":
                raise FuseOSError(errno.EIO)
            if waiting:
                file = os.open(real, os.O_RDWR)
                for offset, data in waiting:
                    os.ftruncate(file, offset) if data is None else os.pwrite(file, data, offset)
                os.close(file)
        return 0

    def fsyncdir(self, path, datasync, fh):
        self.real(path)
        return 0

    def flush(self, path, fh):
        return 0

    def release(self, path, fh):
        os.close(fh)
        return 0

    def chmod(self, path, mode):
        return os.chmod(self.writable(path), mode)

    def chown(self, path, uid, gid):
        return 0

    def utimens(self, path, times=None):
        return 0

    def statfs(self, path):
        found = os.statvfs(self.real("/"))
        return {name: getattr(found, name) for name in dir(found) if name.startswith("f_") and name != "f_fsid"}


def answer(word):
    print(word, flush=True)


def listen(disk):
    for line in sys.stdin:
        disk.obey(line.strip())


if __name__ == "__main__":
    disk = Disk(sys.argv[1])
    threading.Thread(target=listen, args=(disk,), daemon=True).start()
    FUSE(disk, sys.argv[2], foreground=True, nothreads=True, attr_timeout=0)
