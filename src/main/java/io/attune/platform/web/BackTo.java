package io.attune.platform.web;

/// Where a form goes back to: a path of ours, never somebody else's site.
public final class BackTo {
    private BackTo() {}

    public static String page(String asked, String otherwise) {
        boolean ours = asked.matches("/[A-Za-z0-9][\\w\\-/?=&#.%]*");
        return "redirect:" + (ours ? asked : otherwise);
    }
}
