package io.attune.platform.api;

import io.attune.platform.api.ApiProblem.FieldProblem;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every error is answered with (RFC 9457), in the language of the token's owner. `errors` names the fields or
/// parameters that are not right; `reference` stands in the server's log.
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        URI instance,
        @Nullable List<FieldProblem> errors,
        @Nullable String reference) {}
