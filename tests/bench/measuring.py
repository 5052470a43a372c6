"""Whole processes from start to end, and data that is made once and kept: what the scripts of scripts/bench share."""
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join("build", "bench")


class Cache:
    """A folder of its own for what the program keeps of large files, so that no line finds what another has left there,
    and the user's is left alone."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = dict(os.environ, XDG_CACHE_HOME=folder)

    def empty(self):
        """Forgets what the program keeps, so that the next picture is a first one; not what libraries keep of fonts."""
        shutil.rmtree(os.path.join(self.folder, "frontline"), ignore_errors=True)


@contextlib.contextmanager
def cache():
    with tempfile.TemporaryDirectory(prefix="frontline-bench-") as folder:
        yield Cache(folder)


def once(command, picture, environment):
    """Runs a command that writes a picture (None: it writes none): seconds from start to end, seconds of CPU, peak MiB.
    A picture that is not there afterwards ends the program: others may fail and say nothing of it. The peak is never told as
    less than what this process holds itself, about 20 MiB, which therefore makes no data."""
    if picture and os.path.exists(picture):
        os.remove(picture)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    taken = time.perf_counter() - start
    if process.returncode != 0 or (picture and not os.path.exists(picture)):
        sys.exit("failed (%d): %s\n%s" % (process.returncode, " ".join(command), errors.decode(errors="replace")))
    return taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def kept(name, make):
    """The path of a file in build/bench; where it is not there, make(path of an unfinished file) writes it."""
    os.makedirs(FOLDER, exist_ok=True)
    path, part = os.path.join(FOLDER, name), os.path.join(FOLDER, "part." + name)
    if not os.path.exists(path):
        print("making", path, flush=True)
        with contextlib.suppress(FileNotFoundError):
            os.remove(part)
        make(part)
        os.rename(part, path)
    return path


def heavy(name):
    """One of heavy.geojson, heavy.fgb, heavy.gpkg, points.geojson, points.fgb: from generators with fixed seeds, and in
    the formats that ogr2ogr makes of it."""
    stem, ending = name.rsplit(".", 1)
    if ending == "geojson":
        return kept(name, lambda part: subprocess.run([sys.executable, os.path.join(HERE, stem + "_layer.py"), part], check=True))
    if not shutil.which("ogr2ogr") and not os.path.exists(os.path.join(FOLDER, name)):
        return None
    # The layer is named as the file, whatever the unfinished file is called.
    return kept(name, lambda part: subprocess.run(["ogr2ogr", "-nln", stem, part, heavy(stem + ".geojson")], check=True,
                                                  env=dict(os.environ, OGR_GEOJSON_MAX_OBJ_SIZE="0")))
