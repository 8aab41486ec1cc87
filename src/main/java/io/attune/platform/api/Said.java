package io.attune.platform.api;

import io.attune.platform.api.ApiProblem.FieldProblem;
import io.attune.platform.tabular.Problem;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;

/// Problems in words. A detail that is no message key, such as a constraint's own text, is a sentence already.
@Component
public class Said {
    private final MessageSource messages;

    Said(MessageSource messages) {
        this.messages = messages;
    }

    public List<FieldProblem> of(List<FieldProblem> fields, Locale locale) {
        return fields.stream()
                .map(field -> new FieldProblem(field.field(), text(field.detail(), locale)))
                .toList();
    }

    public String text(Problem problem, Locale locale) {
        return messages.getMessage(problem.key(), problem.arguments().toArray(), locale);
    }

    String text(String key, Locale locale) {
        try {
            return messages.getMessage(key, new Object[0], locale);
        } catch (NoSuchMessageException _) {
            return key;
        }
    }
}
