package dev.mien.server.decode;

import java.io.IOException;

/** A process that decodes ended before it was done, which the video or picture may be the cause of. */
public final class DecoderException extends IOException {
    private static final long serialVersionUID = 1;

    DecoderException(String message) {
        super(message);
    }
}
