package io.attune.platform.api;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/// Says of every operation what holds for all of them, so that no controller has to: names, problems, versions,
/// idempotency keys, the shape of a patch.
class DocumentedOperations implements GlobalOperationCustomizer {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final List<Integer> ALWAYS = List.of(400, 401, 403, 404, 406, 429);
    private static final List<Integer> WITH_BODY = List.of(409, 413, 415, 422);
    private static final List<Integer> WITH_VERSION = List.of(409, 412, 428);

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        String group = handler.getBeanType().getSimpleName().replaceFirst("Api$", "");
        operation.setTags(List.of(group));
        operation.setOperationId(group.substring(0, 1).toLowerCase(Locale.ROOT) + group.substring(1) + "."
                + handler.getMethod().getName());
        RequestMethod method = method(handler);
        patched(handler.getMethod()).ifPresent(type -> operation.setRequestBody(patch(type)));
        var problems = new ArrayList<>(ALWAYS);
        if (method == RequestMethod.POST || method == RequestMethod.PUT || method == RequestMethod.PATCH)
            problems.addAll(WITH_BODY);
        if (takesVersion(operation)) problems.addAll(WITH_VERSION);
        if (method == RequestMethod.POST && !upload(operation)) operation.addParametersItem(idempotencyKey());
        problems.stream()
                .distinct()
                .forEach(status -> operation.getResponses().putIfAbsent(Integer.toString(status), problem(status)));
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2")) response.addHeaderObject("RateLimit-Remaining", remaining());
        });
        return operation;
    }

    private static RequestMethod method(HandlerMethod handler) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        return mapping == null || mapping.method().length == 0 ? RequestMethod.GET : mapping.method()[0];
    }

    /// An upload takes no key: its body is not read before it is kept.
    private static boolean upload(Operation operation) {
        return operation.getRequestBody() != null
                && operation.getRequestBody().getContent() != null
                && operation.getRequestBody().getContent().containsKey("multipart/form-data");
    }

    private static Optional<Class<?>> patched(Method method) {
        return Arrays.stream(method.getGenericParameterTypes())
                .filter(ParameterizedType.class::isInstance)
                .map(ParameterizedType.class::cast)
                .filter(type -> type.getRawType() == Patch.class)
                .findFirst()
                .map(type -> (Class<?>) type.getActualTypeArguments()[0]);
    }

    private static RequestBody patch(Class<?> type) {
        var schema = new Schema<Object>();
        String name = name(type);
        schema.setDescription("A merge patch (RFC 7396) of " + name + ": what is absent stays, what is null goes.");
        schema.setTypes(Set.of("object"));
        schema.addExtension("x-patches", SCHEMAS + name);
        var content = new Content();
        for (String media : List.of("application/merge-patch+json", "application/json"))
            content.addMediaType(media, new MediaType().schema(schema));
        return new RequestBody().required(true).content(content);
    }

    private static String name(Class<?> type) {
        var named = type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        return named == null || named.name().isEmpty() ? type.getSimpleName() : named.name();
    }

    private static boolean takesVersion(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(it -> "If-Match".equals(it.getName()));
    }

    private static HeaderParameter idempotencyKey() {
        var parameter = new HeaderParameter();
        parameter
                .name(Idempotency.HEADER)
                .required(false)
                .description("Sent again with the same key within 24 hours, the request is answered as the first time.")
                .schema(new StringSchema().minLength(1).maxLength(Idempotency.LONGEST_KEY));
        return parameter;
    }

    private static ApiResponse problem(int status) {
        return new ApiResponse()
                .description(HttpStatus.valueOf(status).getReasonPhrase())
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref(SCHEMAS + DocumentConfiguration.PROBLEM))));
    }

    private static Header remaining() {
        return new Header().description("Requests left in this minute").schema(new IntegerSchema());
    }
}
