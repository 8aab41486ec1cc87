package io.attune.platform.api;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// A record's version as an entity tag: it goes up with each change.
public final class Version {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})\"");

    private Version() {}

    public static String tag(int version) {
        return "\"" + version + "\"";
    }

    /// A record with its version, and where it is if it was just made.
    public static <T> ResponseEntity<T> answer(HttpStatus status, int version, String path, T record) {
        var answer = ResponseEntity.status(status).eTag(tag(version));
        if (status == HttpStatus.CREATED) answer.location(URI.create(path));
        return answer.body(record);
    }

    /// The version that a program read before it changed the record; `present` where `*` says any.
    ///
    /// @throws ApiProblem 428 where the header is missing, 412 where it is no tag of ours or not the present one
    public static int matching(@Nullable String ifMatch, int present) {
        if (ifMatch == null) throw ApiProblem.of(HttpStatus.PRECONDITION_REQUIRED, "api.problem.if-match");
        if (ifMatch.strip().equals("*")) return present;
        var tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches() || Integer.parseInt(tag.group(1)) != present) throw changed();
        return present;
    }

    public static ApiProblem changed() {
        return ApiProblem.of(HttpStatus.PRECONDITION_FAILED, "api.problem.changed");
    }
}
