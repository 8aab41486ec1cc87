package io.attune.activities.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KindsTests {
    @Test
    void programsAreRefusedWhateverTheyAreCalled() {
        assertThat(Kinds.refused("offer.pdf", bytes("MZ\u0090\0\u0003"))).isTrue();
        assertThat(Kinds.refused("photo.jpg", bytes("\u007fELF\u0002"))).isTrue();
        assertThat(Kinds.refused("notes.txt", bytes("#!/bin/sh\nrm -rf ~"))).isTrue();
        assertThat(Kinds.refused("offer.pdf.exe", bytes("%PDF"))).isTrue();
        assertThat(Kinds.refused("run.JS", bytes("x"))).isTrue();
        assertThat(Kinds.refused("run.exe. ", bytes("x"))).isTrue();
    }

    @Test
    void pagesAndDrawingsWithScriptsAreRefused() {
        assertThat(Kinds.refused("offer.txt", bytes("\n\n<!DOCTYPE html><p>"))).isTrue();
        assertThat(Kinds.refused("logo.png", bytes("<?xml version=\"1.0\"?><svg onload=alert(1)>")))
                .isTrue();
        assertThat(Kinds.refused("wide.txt", "<script>".getBytes(StandardCharsets.UTF_16LE)))
                .isTrue();
    }

    @Test
    void documentsPicturesAndTextsAreKept() {
        assertThat(Kinds.refused("offer.pdf", bytes("%PDF-1.7 <html>"))).isFalse();
        assertThat(Kinds.refused("plan.docx", bytes("PK\u0003\u0004"))).isFalse();
        assertThat(Kinds.refused("photo.jpg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}))
                .isFalse();
        assertThat(Kinds.refused("list.csv", bytes("name;a<b\n"))).isFalse();
        assertThat(Kinds.refused("empty", new byte[0])).isFalse();
    }

    @Test
    void aNameIsTheLastPartWithoutTricks() {
        assertThat(Files.named("C:\\Users\\x\\offer.pdf")).isEqualTo("offer.pdf");
        assertThat(Files.named("../../etc/passwd")).isEqualTo("passwd");
        assertThat(Files.named("a\r\nb\u202Efdp.exe")).isEqualTo("abfdp.exe");
        assertThat(Files.named("x".repeat(300) + ".pdf")).hasSize(200).endsWith(".pdf");
        assertThat(Files.named("  ")).isEqualTo("file");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
