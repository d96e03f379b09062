"""The XMP packet: what a file says about itself, and to which standards it conforms.

Written by hand, for it is one page of fixed text. It says the same as the information dictionary.
"""

import re
from typing import Final

from gongwen.pages import Info
from gongwen.render.pdf.standards import Standard

PACKET: Final = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"{namespaces}>
{properties}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

UA_NAMESPACES: Final = """
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#\""""

UA_PROPERTIES: Final = """\
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""PDF/A admits properties outside its own list only with a schema (ISO 19005-2, 6.6.2.3.3)."""


_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML document may have, not even escaped (XML 1.0, 2.2). Readers refuse it in files; a
program may still bring it along."""


def xmp_packet(info: Info, standard: Standard, identifier: bytes, producer: str) -> bytes:
    """Give the packet.

    Args:
        info: the catalogue data; the information dictionary of the file must say the same.
        standard: to what the file conforms.
        identifier: 16 bytes that depend on all of the content.
        producer: the program.
    """
    properties = [
        f"<dc:title>{_alternatives(info.title)}</dc:title>",
        f"<dc:language><rdf:Bag><rdf:li>{_escaped(info.language)}</rdf:li></rdf:Bag></dc:language>",
        f"<pdf:Producer>{_escaped(producer)}</pdf:Producer>",
        f"<xmp:CreatorTool>{_escaped(producer)}</xmp:CreatorTool>",
        f"<xmpMM:DocumentID>{_uuid(identifier)}</xmpMM:DocumentID>",
        f"<pdfaid:part>{standard.part}</pdfaid:part>",
        f"<pdfaid:conformance>{standard.conformance}</pdfaid:conformance>",
    ]
    if info.author:
        author = _escaped(info.author)
        properties.append(f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>")
    if info.subject:
        properties.append(f"<dc:description>{_alternatives(info.subject)}</dc:description>")
    if info.keywords:
        properties.append(f"<pdf:Keywords>{_escaped(keywords(info))}</pdf:Keywords>")
    if info.created:
        instant = f"{info.created.isoformat()}T00:00:00Z"
        properties += [
            f"<xmp:{each}>{instant}</xmp:{each}>"
            for each in ("CreateDate", "ModifyDate", "MetadataDate")
        ]
    if standard.accessible:
        properties.append(UA_PROPERTIES)
    packet = PACKET.format(
        namespaces=UA_NAMESPACES if standard.accessible else "", properties="\n".join(properties)
    )
    return packet.encode()


def keywords(info: Info) -> str:
    """Give the keywords as one string, the same in XMP and in the information dictionary."""
    return "；".join(info.keywords)


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_escaped(text)}</rdf:li></rdf:Alt>'


def _escaped(text: str) -> str:
    text = _NO_XML.sub("\ufffd", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _uuid(identifier: bytes) -> str:
    """Write 16 bytes as a UUID of version 8, the one for own schemes (RFC 9562, 5.8)."""
    digits = identifier.hex()
    return f"urn:uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"
