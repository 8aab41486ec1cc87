/// The fields that a company adds: defined on a settings page, kept by type, shown wherever records are.
@NullMarked
package io.attune.customers.fields;

import org.jspecify.annotations.NullMarked;
