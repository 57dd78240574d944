/**
 * The service as HTTP has it. One table of routes says what there is; matching, the check of keys, the description in OpenAPI and the
 * answer to what is not there are read off it. Whatever goes wrong becomes a {@code Problem}.
 */
@NullMarked
package dev.mien.server.http;

import org.jspecify.annotations.NullMarked;
