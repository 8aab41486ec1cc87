package io.attune.imports.files;

import java.nio.charset.Charset;

/// A file that was brought, kept in the database in pieces; `certain` says whether its encoding is beyond doubt.
public record Upload(long id, String name, long size, Charset charset, boolean certain) {}
