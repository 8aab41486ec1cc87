package io.attune.customers;

import io.attune.platform.security.Right;
import io.attune.platform.security.Viewer;
import io.attune.platform.web.Words;

/// A list that can be taken along as a file; a bean per list.
public interface Exportable {
    /// As in the list's address, such as `orders`.
    String list();

    /// What the list is called, as a message key.
    String title();

    /// Who may look at the list.
    Right needs();

    /// What the list shows this viewer at this address: all of it, not only a page. `words` are the viewer's.
    ExportSheet<?> sheet(Viewer viewer, ListAddress address, Words words);
}
