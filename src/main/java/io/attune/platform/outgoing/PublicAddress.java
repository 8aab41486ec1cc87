package io.attune.platform.outgoing;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// Tells the addresses of the internet from those of our own machine and network.
///
/// Source: the special-purpose address registries of IANA (RFC 6890), as of 2026.
final class PublicAddress {
    private static final List<Block> RESERVED = List.of(
            new Block("0.0.0.0", 8),
            new Block("10.0.0.0", 8),
            new Block("100.64.0.0", 10),
            new Block("127.0.0.0", 8),
            new Block("169.254.0.0", 16),
            new Block("172.16.0.0", 12),
            new Block("192.0.0.0", 24),
            new Block("192.0.2.0", 24),
            new Block("192.88.99.0", 24),
            new Block("192.168.0.0", 16),
            new Block("198.18.0.0", 15),
            new Block("198.51.100.0", 24),
            new Block("203.0.113.0", 24),
            new Block("224.0.0.0", 3),
            // Only 2000::/3 is given out; of that, tunnels and documentation are not.
            new Block("2001:0:0:0:0:0:0:0", 23),
            new Block("2001:db8:0:0:0:0:0:0", 32),
            new Block("3fff:0:0:0:0:0:0:0", 20));
    private static final Block GLOBAL = new Block("2000:0:0:0:0:0:0:0", 3);
    private static final Block TRANSLATED = new Block("64:ff9b:0:0:0:0:0:0", 96);
    private static final Block SIX_TO_FOUR = new Block("2002:0:0:0:0:0:0:0", 16);

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (RESERVED.stream().anyMatch(block -> block.contains(address))) return false;
        return switch (address) {
            case Inet4Address _ -> true;
            case Inet6Address six when TRANSLATED.contains(six) -> is(embedded(six, 12));
            case Inet6Address six when SIX_TO_FOUR.contains(six) -> is(embedded(six, 2));
            case Inet6Address six -> GLOBAL.contains(six);
            default -> false;
        };
    }

    private static InetAddress embedded(Inet6Address address, int from) {
        return literal(Arrays.copyOfRange(address.getAddress(), from, from + 4));
    }

    private static InetAddress literal(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Block(byte[] prefix, int bits) {
        Block(String first, int bits) {
            this(InetAddress.ofLiteral(first).getAddress(), bits);
        }

        boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            if (bytes.length != prefix.length) return false;
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((bytes[bit / 8] & mask) != (prefix[bit / 8] & mask)) return false;
            }
            return true;
        }
    }
}
