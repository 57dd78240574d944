/**
 * What strangers' bytes can break: FFmpeg, in processes of their own. Videos, streams and the pictures that Java does not read are decoded
 * there; what comes back is believed in nothing but pixels.
 */
@NullMarked
package dev.mien.server.decode;

import org.jspecify.annotations.NullMarked;
