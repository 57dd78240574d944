package dev.mien.server.http;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.mien.server.work.BusyException;
import dev.mien.server.work.Gate;
import dev.mien.server.work.Spool;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;

/** Reads bodies with pictures in them, to the disk: a form, the picture itself, or JSON that holds it in base64. */
final class Bodies {
    static final String FORM = "multipart/form-data";
    static final String JSON = "application/json";
    static final String BYTES = "application/octet-stream";
    static final String IMAGE = "image/*";

    /** What a form's field with a picture is called. */
    static final String PICTURE = "picture";

    private static final int MEMORY_BYTES = 1 << 14;
    private static final int WORD_BYTES = 1000;
    private static final int HEADER_BYTES = 1 << 13;
    private static final int WORDS = 40;
    private static final int NAME_LENGTH = 100;
    private static final int TOKENS = 200;
    /** Names are not kept, and whatever is no picture is short; the picture itself is never a text, so has no such limit. */
    private static final JsonFactory PARSER = new JsonFactoryBuilder()
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(WORD_BYTES)
                    .maxNameLength(NAME_LENGTH)
                    .maxTokenCount(TOKENS)
                    .build())
            .build();

    private final Spool spool;
    private final long pictureBytes;

    /** @param pictureBytes of one picture */
    Bodies(Spool spool, long pictureBytes) {
        this.spool = spool;
        this.pictureBytes = pictureBytes;
    }

    /**
     * Reads the body.
     *
     * @param pictures how many there may be
     * @param bytes that all of them may have
     * @param patience until it must be there
     */
    Upload read(Exchange exchange, int pictures, long bytes, Duration patience) throws IOException, BusyException {
        String type = exchange.header(HttpHeader.CONTENT_TYPE).orElse("");
        String name = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        long most = name.equals(JSON) ? bytes / 3 * 4 + MEMORY_BYTES : bytes + MEMORY_BYTES * (pictures + 1L);
        long declared = exchange.length().orElse(most);
        if (declared > most) {
            throw tooLarge(bytes);
        }
        Content.Source body = exchange.body(patience, Double.POSITIVE_INFINITY);
        Upload upload = new Upload();
        try {
            Gate.Pass room = spool.take(declared);
            upload.onClose(room::close);
            if (name.equals(FORM)) {
                form(exchange, body, type, pictures, most, upload);
            } else if (name.equals(JSON)) {
                json(Content.Source.asInputStream(body), upload);
            } else if (name.equals(BYTES) || name.startsWith("image/")) {
                picture(Content.Source.asInputStream(body), upload);
            } else {
                throw wrongType();
            }
            return upload;
        } catch (IOException | BusyException | RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    static List<String> types() {
        return List.of(FORM, IMAGE, BYTES, JSON);
    }

    private static ProblemException wrongType() {
        return new ProblemException(
                Problem.WRONG_TYPE,
                "expected a picture as " + FORM + " (field " + PICTURE + "), as " + IMAGE + " or " + BYTES
                        + ", or in base64 in " + JSON);
    }

    private static ProblemException tooLarge(long bytes) {
        return new ProblemException(
                Problem.TOO_LARGE,
                String.format(Locale.ROOT, "larger than the limit of %,d bytes; send it smaller", bytes));
    }

    private void form(Exchange exchange, Content.Source body, String type, int pictures, long most, Upload upload)
            throws IOException {
        MultiPartConfig config = new MultiPartConfig.Builder()
                .location(spool.folder())
                .maxParts(pictures + WORDS)
                .maxPartSize(pictureBytes)
                .maxSize(most)
                .maxMemoryPartSize(MEMORY_BYTES)
                .maxHeadersSize(HEADER_BYTES)
                .useFilesForPartsWithoutFileName(true)
                .build();
        MultiPartFormData.Parts parts = parts(exchange, body, type, config);
        upload.onClose(parts::close);
        for (MultiPart.Part part : parts) {
            upload.onClose(() -> delete(part));
            if (PICTURE.equals(part.getName())) {
                String name = part.getFileName() == null ? PICTURE : part.getFileName();
                upload.add(new Upload.Picture(name, () -> Content.Source.asInputStream(part.createContentSource())));
            } else if (part.getLength() > WORD_BYTES || part.getFileName() != null) {
                throw new ProblemException(
                        Problem.BAD_REQUEST,
                        "the field '" + part.getName() + "' is no word; files belong into fields called " + PICTURE);
            } else {
                upload.word(String.valueOf(part.getName()), part.getContentAsString(StandardCharsets.UTF_8));
            }
        }
        if (upload.pictures().isEmpty() || upload.pictures().size() > pictures) {
            throw new ProblemException(
                    Problem.BAD_REQUEST,
                    "expected " + (pictures == 1 ? "one field" : "1 to " + pictures + " fields") + " called " + PICTURE
                            + ", got " + upload.pictures().size());
        }
    }

    private MultiPartFormData.Parts parts(Exchange exchange, Content.Source body, String type, MultiPartConfig config) {
        try {
            return MultiPartFormData.getParts(body, exchange.request(), type, config);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof HttpException known && known.getCode() != 400) {
                    throw new ProblemException(Problem.of(known.getCode()), String.valueOf(known.getReason()));
                }
                if (cause instanceof TimeoutException || ProblemException.isDiskFull(cause)) {
                    throw Api.problem(cause);
                }
                String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
                if (said.contains("max") && said.contains("exceeded")) {
                    throw new ProblemException(
                            Problem.TOO_LARGE, "the form is too large (" + cause.getMessage() + "); send less at once");
                }
            }
            throw new ProblemException(
                    Problem.BAD_REQUEST, "the form cannot be read; expected " + FORM + " with its boundary, whole");
        }
    }

    private static void delete(MultiPart.Part part) {
        try {
            part.delete();
        } catch (IOException e) {
            // It goes with the folder.
        }
    }

    private void picture(InputStream body, Upload upload) throws IOException {
        Path file = file(upload);
        try (OutputStream out = Files.newOutputStream(file)) {
            copy(body, out);
        }
        upload.add(new Upload.Picture(PICTURE, () -> Files.newInputStream(file)));
    }

    private void copy(InputStream body, OutputStream out) throws IOException {
        byte[] block = new byte[MEMORY_BYTES];
        long bytes = 0;
        for (int read = body.read(block); read >= 0; read = body.read(block)) {
            bytes += read;
            if (bytes > pictureBytes) {
                throw tooLarge(pictureBytes);
            }
            out.write(block, 0, read);
        }
    }

    private Path file(Upload upload) throws IOException {
        Path file = spool.file();
        upload.onClose(() -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // It goes with the folder.
            }
        });
        return file;
    }

    /** The base64 goes from the network to the disk a piece at a time; it is never a text in memory. */
    private void json(InputStream body, Upload upload) throws IOException {
        Path file = file(upload);
        boolean found = false;
        String name = PICTURE;
        try (JsonParser json = PARSER.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new ProblemException(Problem.BAD_REQUEST, "expected a JSON object with the field " + PICTURE);
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals(PICTURE) && value == JsonToken.VALUE_STRING && !found) {
                    found = true;
                    try (OutputStream out = Files.newOutputStream(file)) {
                        json.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, limited(out));
                    }
                } else if (field.equals("name") && value == JsonToken.VALUE_STRING) {
                    name = json.getText();
                } else if ((field.equals(AnalysisRoutes.SUBJECT) || field.equals(AnalysisRoutes.SESSION))
                        && value == JsonToken.VALUE_STRING) {
                    upload.word(field, json.getText());
                } else if (field.equals("options") && value == JsonToken.START_OBJECT) {
                    options(json, upload);
                } else {
                    throw new ProblemException(
                            Problem.BAD_REQUEST,
                            "'" + field + "' is not expected so; fields are " + PICTURE
                                    + " (base64), name, subject and session (texts) and options (an object), each once");
                }
            }
        } catch (StreamConstraintsException e) {
            throw new ProblemException(
                    Problem.BAD_REQUEST,
                    "a text but for the picture, a name or the number of options is too long; texts have " + WORD_BYTES
                            + " characters at the most");
        } catch (JsonProcessingException | CharConversionException | IllegalArgumentException e) {
            throw new ProblemException(Problem.BAD_REQUEST, "no JSON, or no base64 in it; expected an object, whole");
        }
        if (!found) {
            throw new ProblemException(
                    Problem.BAD_REQUEST, "the field " + PICTURE + " is missing, with a picture in base64");
        }
        upload.add(new Upload.Picture(name, () -> Files.newInputStream(file)));
    }

    private static void options(JsonParser json, Upload upload) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String option = json.currentName();
            if (!json.nextToken().isScalarValue()) {
                throw new ProblemException(
                        Problem.BAD_OPTION, "the option '" + option + "' must be a text, a number, true or false");
            }
            upload.word(option, json.getText());
        }
    }

    private OutputStream limited(OutputStream out) {
        return new OutputStream() {
            private long bytes;

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] some, int from, int length) throws IOException {
                bytes += length;
                if (bytes > pictureBytes) {
                    throw tooLarge(pictureBytes);
                }
                out.write(some, from, length);
            }
        };
    }
}
