package io.attune.demo.generator;

import java.util.List;

/// A language as it is spoken in one country: who lives there, and which of Lumen's shops delivers.
record Culture(
        String language,
        String country,
        int weight,
        String shop,
        String callingCode,
        List<String> mailDomains,
        List<String> cities) {

    /// Hours by which people there live ahead of Central Europe.
    int hoursAhead() {
        return switch (country) {
            case "US" -> -7;
            case "JP" -> 8;
            case "CN", "TW" -> 7;
            case "TR" -> 2;
            case "AE" -> 3;
            default -> 0;
        };
    }
}
