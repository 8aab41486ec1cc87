package io.attune.customers;

import io.attune.platform.security.Viewer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Names those of one kind that make records: colleagues, imports, the tokens of programs. A bean per kind.
public interface OriginNames {
    Origin.Kind kind();

    /// Empty where it is not known any more.
    Optional<Named> find(Viewer viewer, long id);

    /// `path` is where this viewer reads more about it.
    record Named(String name, @Nullable String path) {}
}
