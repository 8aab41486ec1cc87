package io.attune.platform.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// The parts of a packed file, each read as a stream that ends where it grows beyond reason: what a few bytes unpack
/// to may fill any disk.
final class Unpacked implements Closeable {
    /// Sheets shrink to a tenth, dull ones to a fiftieth; bombs to a thousandth.
    private static final int MOST_TIMES = 150;

    private static final long UNSUSPICIOUS = 32L << 20;
    private static final long MOST = 8L << 30;

    private final ZipFile zip;
    private final XMLInputFactory xml = XMLInputFactory.newFactory();
    private long unpacked;

    Unpacked(Path file) throws IOException {
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw UnreadableWorkbook.broken(e);
        }
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    /// Hands the XML of a part to `reading`; does nothing where there is no such part.
    void read(String part, Reading reading) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) return;
        try (InputStream bytes = new Measured(zip.getInputStream(entry), entry.getCompressedSize())) {
            XMLStreamReader reader = xml.createXMLStreamReader(bytes);
            try {
                reading.read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            Throwable cause = e.getNestedException();
            if (cause instanceof UnreadableWorkbook unreadable) throw unreadable;
            throw UnreadableWorkbook.broken(e);
        } catch (ZipException e) {
            throw UnreadableWorkbook.broken(e);
        }
    }

    @FunctionalInterface
    interface Reading {
        void read(XMLStreamReader xml) throws XMLStreamException, IOException;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    static @Nullable String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++)
            if (xml.getAttributeLocalName(i).equals(name)) return xml.getAttributeValue(i);
        return null;
    }

    /// Counts what comes out, of this part and of all of them.
    private final class Measured extends InputStream {
        private final InputStream in;
        private final long packed;
        private long here;

        Measured(InputStream in, long packed) {
            this.in = in;
            this.packed = Math.max(1, packed);
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            if (b >= 0) count(1);
            return b;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = in.read(target, offset, length);
            if (read > 0) count(read);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }

        private void count(int read) throws UnreadableWorkbook {
            here += read;
            unpacked += read;
            if (unpacked > MOST || (here > UNSUSPICIOUS && here / packed > MOST_TIMES))
                throw UnreadableWorkbook.tooLarge();
        }
    }
}
