package io.attune.platform.database;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What `postgresql.conf` is told: a server beside its only client on one machine, which loses nothing.
record ServerSettings(boolean durable, int connections, long machineMegabytes) {
    static ServerSettings ofThisMachine() {
        return new ServerSettings(true, 60, memoryMegabytes());
    }

    /// Only for tests, whose data nobody misses after a power failure.
    static ServerSettings throwaway() {
        return new ServerSettings(false, 200, 1024);
    }

    String asConfiguration(int port) {
        String durability = durable ? "on" : "off";
        var lines = new LinkedHashMap<String, String>();
        lines.put("listen_addresses", "127.0.0.1");
        lines.put("port", Integer.toString(port));
        lines.put("unix_socket_directories", "");
        lines.put("password_encryption", "scram-sha-256");
        lines.put("max_connections", Integer.toString(connections));

        lines.put("fsync", durability);
        lines.put("synchronous_commit", durability);
        lines.put("full_page_writes", durability);

        lines.put("shared_buffers", megabytes(machineMegabytes / 8, 64, 2048));
        lines.put("effective_cache_size", megabytes(machineMegabytes / 2, 256, 65536));
        lines.put("work_mem", megabytes(machineMegabytes / 512, 4, 32));
        lines.put("maintenance_work_mem", megabytes(machineMegabytes / 32, 64, 512));
        lines.put("max_wal_size", "2GB");
        lines.put("wal_compression", "on");
        lines.put("random_page_cost", "1.1");
        // Compiling a plan costs more than the short queries of pages take.
        lines.put("jit", "off");

        lines.put("timezone", "UTC");
        lines.put("lc_messages", "C");
        lines.put("log_timezone", "UTC");
        lines.put("log_line_prefix", "%m [%p] ");
        // The detail of an error quotes rows, and rows are about people.
        lines.put("log_error_verbosity", "terse");
        lines.put("log_parameter_max_length", "0");
        lines.put("log_min_error_statement", "panic");
        return lines.entrySet().stream().map(ServerSettings::line).collect(Collectors.joining());
    }

    private static String line(Map.Entry<String, String> setting) {
        return setting.getKey() + " = '" + setting.getValue() + "'\n";
    }

    private static String megabytes(long wanted, long least, long most) {
        return Math.clamp(wanted, least, most) + "MB";
    }

    private static long memoryMegabytes() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return system.getTotalMemorySize() >> 20;
    }
}
