/// How programs are answered: problems, pages, versions, requests that happen once, and the document of it all.
@NamedInterface("api")
@NullMarked
package io.attune.platform.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
