package io.attune.demo.generator;

/// Why an author is believed to be a person; below 80 percent it is a suggestion and not yet a link.
public record DemoLink(String authorId, String personId, String evidence, int percent) {
    public boolean confirmed() {
        return percent >= 80;
    }
}
