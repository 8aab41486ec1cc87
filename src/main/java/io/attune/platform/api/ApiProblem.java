package io.attune.platform.api;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// What a program did wrong, in words; becomes problem+json. `detail` and those of the fields are message keys.
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient HttpStatus status;
    private final transient List<FieldProblem> fields;

    public ApiProblem(HttpStatus status, String detail, List<FieldProblem> fields) {
        super(detail);
        this.status = status;
        this.fields = List.copyOf(fields);
    }

    /// `field` is a path into the body or the name of a parameter, such as `mails[0].value`.
    public record FieldProblem(String field, String detail) {}

    public static ApiProblem field(String field, String detail) {
        return new ApiProblem(
                HttpStatus.UNPROCESSABLE_CONTENT, "api.problem.fields", List.of(new FieldProblem(field, detail)));
    }

    /// What cannot be read as the type of its field, or is no field at all.
    static ApiProblem mistyped(DatabindException e) {
        String field = e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
        return field(field, e instanceof UnrecognizedPropertyException ? "api.problem.unknown" : "api.problem.type");
    }

    public static ApiProblem parameter(String name, String detail) {
        return new ApiProblem(HttpStatus.BAD_REQUEST, "api.problem.parameter", List.of(new FieldProblem(name, detail)));
    }

    public static ApiProblem of(HttpStatus status, String detail) {
        return new ApiProblem(status, detail, List.of());
    }

    public HttpStatus status() {
        return status;
    }

    public List<FieldProblem> fields() {
        return fields;
    }
}
