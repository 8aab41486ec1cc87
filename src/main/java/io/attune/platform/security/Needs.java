package io.attune.platform.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The right that a page or endpoint asks for, on a controller or on one of its methods.
///
/// Every controller outside sign-in carries it (a test looks); a viewer without the right gets the 403 page.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Needs {
    Right value();
}
