/// Files that people or programs bring: kept in pieces, looked at, mapped, and taken in by a job.
@NullMarked
package io.attune.imports.files;

import org.jspecify.annotations.NullMarked;
