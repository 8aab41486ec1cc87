package io.attune.customers;

import io.attune.platform.security.Viewer;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;

/// Shows the lists that modules bring as a [Listing].
public interface Lists {
    /// The page of a list at an address; `piece` where only what a search swaps is wanted. Returns the name of a view.
    String show(Viewer viewer, String list, MultiValueMap<String, String> typed, boolean piece, Model model);
}
