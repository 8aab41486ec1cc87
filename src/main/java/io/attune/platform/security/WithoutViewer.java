package io.attune.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says why a statement over records that have an owner asks for no viewer: it works for everybody, or its caller has
/// asked already. `EveryStatementAsksForTheViewerTests` fails where neither a predicate nor this stands.
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface WithoutViewer {
    /// The reason, in a sentence.
    String value();
}
