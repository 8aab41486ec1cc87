package io.attune.platform.tabular;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The texts to which the cells of all sheets point, in files beside the memory: there may be millions.
final class SharedTexts implements Closeable {
    private static final ValueLayout.OfLong PLACE = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final Path texts;
    private final Path places;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment bytes;
    private final MemorySegment ends;

    private SharedTexts(Path texts, Path places) throws IOException {
        this.texts = texts;
        this.places = places;
        this.bytes = map(texts);
        this.ends = map(places);
    }

    static SharedTexts of(Unpacked parts, String part) throws IOException {
        Path texts = Files.createTempFile("attune-texts-", ".bin");
        Path places = Files.createTempFile("attune-places-", ".bin");
        try {
            try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(texts), 1 << 16);
                    var ends = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(places), 1 << 16))) {
                var end = new long[1];
                parts.read(part, xml -> {
                    while (xml.hasNext()) {
                        xml.next();
                        if (!xml.isStartElement() || !xml.getLocalName().equals("si")) continue;
                        byte[] text = RichText.read(xml, "si").getBytes(UTF_8);
                        bytes.write(text);
                        end[0] += text.length;
                        ends.writeLong(end[0]);
                    }
                });
            }
            return new SharedTexts(texts, places);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(texts);
            Files.deleteIfExists(places);
            throw e;
        }
    }

    /// Empty where there is no such text.
    String get(long index) {
        if (index < 0 || index >= ends.byteSize() / Long.BYTES) return "";
        long from = index == 0 ? 0 : ends.get(PLACE, (index - 1) * Long.BYTES);
        long to = ends.get(PLACE, index * Long.BYTES);
        return new String(bytes.asSlice(from, to - from).toArray(ValueLayout.JAVA_BYTE), UTF_8);
    }

    @Override
    public void close() throws IOException {
        arena.close();
        Files.deleteIfExists(texts);
        Files.deleteIfExists(places);
    }

    private MemorySegment map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.size() == 0 ? MemorySegment.NULL : channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }
}
