package io.attune.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HarmlessTests {
    @Test
    void textsLoseWhatNoDatabaseKeepsAndNobodyReads() {
        assertThat(Harmless.text("a\0b\u0007c\u009Bd")).isEqualTo("abcd");
        assertThat(Harmless.text("\u202Eevil")).isEqualTo("evil");
        assertThat(Harmless.text("line one\r\n\tline two")).isEqualTo("line one\r\n\tline two");
        assertThat(Harmless.text("half \uD83D of a lamp")).isEqualTo("half \uFFFD of a lamp");
    }

    @Test
    void lettersOfAllScriptsAndTheirMarksStay() {
        String text = "🧡 مرحبا \u200F‏שלום \u202Bembedded\u202C 👩‍👩‍👧 𝒶 e\u0301";
        assertThat(Harmless.text(text)).isEqualTo(text);
        assertThat(Harmless.line("فاطمة\u200F 🧡")).isEqualTo("فاطمة\u200F 🧡");
    }

    @Test
    void namesDoNotTurnTheLineInWhichTheyStand() {
        assertThat(Harmless.line("\u202Egnp.exe\u2066 \n Ada\u2069 ")).isEqualTo("gnp.exe   Ada");
        assertThat(Harmless.optionalLine("\u202E\0")).isNull();
        assertThat(Harmless.optionalLine(null)).isNull();
    }

    @Test
    void aPostIsCleanInAllItsParts() {
        IncomingPost post = post("7\0", "ada\0", "\0Ada\u202E", "<script>\0", "https://example.org/\0");
        assertThat(post.externalId()).isEqualTo("7");
        assertThat(post.authorHandle()).isEqualTo("ada");
        assertThat(post.authorName()).isEqualTo("Ada");
        assertThat(post.text()).isEqualTo("<script>");
        assertThat(post.url()).isEqualTo("https://example.org/");
        assertThatThrownBy(() -> post("7", "\0\u202E", null, "", null)).hasMessageContaining("author");
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        IncomingPost post = post("7", "ada", null, "🧡".repeat(60_000), null);
        assertThat(post.text().length()).isLessThanOrEqualTo(IncomingPost.LONGEST_TEXT);
        assertThat(post.text()).endsWith("🧡").hasSizeGreaterThan(99_000);
    }

    private static IncomingPost post(
            String id, String handle, @Nullable String name, String text, @Nullable String url) {
        return new IncomingPost(
                id, true, handle, handle, name, null, false, text, null, true, 0, null, null, url, Instant.EPOCH);
    }
}
