/// How a page is framed: shell, words, palette, live events, errors.
@NamedInterface("web")
@NullMarked
package io.attune.platform.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
