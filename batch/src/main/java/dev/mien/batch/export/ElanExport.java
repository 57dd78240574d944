package dev.mien.batch.export;

import dev.mien.base.Printable;
import dev.mien.report.record.VideoRecords;
import dev.mien.timeline.VideoSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Annotations for ELAN (EAF 3.0, The Language Archive): a tier for each kind on each person. */
final class ElanExport implements Export {
    private static final String TYPE = "default-lt";
    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    /** The format wants a date; one and the same for all, so that a video always gives the same file. */
    private static final String DATE = "1970-01-01T00:00:00Z";

    @Override
    public String label() {
        return "eaf";
    }

    @Override
    public String ending() {
        return ".eaf";
    }

    @Override
    public VideoRecords open(OutputStream out) {
        return new AtTheEnd(video -> {
            try {
                write(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8"), video);
            } catch (XMLStreamException e) {
                throw e.getNestedException() instanceof IOException io ? io : new IOException(e);
            }
        });
    }

    private static void write(XMLStreamWriter xml, VideoSummary video) throws XMLStreamException {
        List<Tier> tiers = Tier.of(video);
        xml.writeStartDocument("UTF-8", "1.0");
        start(xml, "ANNOTATION_DOCUMENT", "AUTHOR", "Mien", "DATE", DATE, "FORMAT", "3.0", "VERSION", "3.0");
        xml.writeNamespace("xsi", SCHEMA_INSTANCE);
        xml.writeAttribute(
                "xsi", SCHEMA_INSTANCE, "noNamespaceSchemaLocation", "http://www.mpi.nl/tools/elan/EAFv3.0.xsd");
        start(xml, "HEADER", "MEDIA_FILE", "", "TIME_UNITS", "milliseconds");
        String file = Printable.of(video.source().substring(video.source().lastIndexOf('/') + 1));
        empty(xml, "MEDIA_DESCRIPTOR", "MEDIA_URL", file, "MIME_TYPE", "unknown", "RELATIVE_MEDIA_URL", "./" + file);
        xml.writeEndElement();
        slots(xml, tiers);
        int annotation = 0;
        for (Tier tier : tiers) {
            start(xml, "TIER", "LINGUISTIC_TYPE_REF", TYPE, "TIER_ID", tier.name());
            for (Tier.Span span : tier.spans()) {
                xml.writeStartElement("ANNOTATION");
                start(
                        xml,
                        "ALIGNABLE_ANNOTATION",
                        "ANNOTATION_ID",
                        "a" + (annotation + 1),
                        "TIME_SLOT_REF1",
                        "ts" + (2 * annotation + 1),
                        "TIME_SLOT_REF2",
                        "ts" + (2 * annotation + 2));
                xml.writeStartElement("ANNOTATION_VALUE");
                xml.writeCharacters(span.text());
                xml.writeEndElement();
                xml.writeEndElement();
                xml.writeEndElement();
                annotation++;
            }
            xml.writeEndElement();
        }
        empty(
                xml,
                "LINGUISTIC_TYPE",
                "GRAPHIC_REFERENCES",
                "false",
                "LINGUISTIC_TYPE_ID",
                TYPE,
                "TIME_ALIGNABLE",
                "true");
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
    }

    /** Two for each span, in the order of the spans. */
    private static void slots(XMLStreamWriter xml, List<Tier> tiers) throws XMLStreamException {
        xml.writeStartElement("TIME_ORDER");
        int slot = 0;
        for (Tier tier : tiers) {
            for (Tier.Span span : tier.spans()) {
                slot(xml, ++slot, span.from());
                slot(xml, ++slot, span.to());
            }
        }
        xml.writeEndElement();
    }

    private static void slot(XMLStreamWriter xml, int slot, long time) throws XMLStreamException {
        empty(xml, "TIME_SLOT", "TIME_SLOT_ID", "ts" + slot, "TIME_VALUE", String.valueOf(time));
    }

    private static void start(XMLStreamWriter xml, String name, String... attributes) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(name);
        attributes(xml, attributes);
    }

    private static void empty(XMLStreamWriter xml, String name, String... attributes) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEmptyElement(name);
        attributes(xml, attributes);
    }

    private static void attributes(XMLStreamWriter xml, String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }
}
