package io.attune.customers;

import io.attune.platform.security.Viewer;
import java.util.List;

/// Columns that another module brings to a list, such as the segments of people; a bean per module. They are shown,
/// filtered by and exported like the list's own.
public interface FurtherColumns {
    /// The [key][Listing#key()] of the list.
    String list();

    /// Without those that are kept from the viewer, as [Listing#columns].
    List<ListColumn> columns(Viewer viewer);
}
