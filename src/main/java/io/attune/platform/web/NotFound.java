package io.attune.platform.web;

/// What was asked for is not there, or not for this viewer; both become the same 404 page.
public final class NotFound extends RuntimeException {
    public NotFound(String what) {
        super(what + " not found");
    }
}
