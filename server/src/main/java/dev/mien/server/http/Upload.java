package dev.mien.server.http;

import dev.mien.server.work.Pictures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came in a body: pictures, which lie on the disk until this is closed, and words about them. */
final class Upload implements AutoCloseable {
    /** One picture under the name that results give it. */
    record Picture(String name, Pictures.Source source) {}

    private final List<Picture> pictures = new ArrayList<>();
    private final Map<String, String> words = new LinkedHashMap<>();
    private final Deque<Runnable> cleaning = new ArrayDeque<>();

    void add(Picture picture) {
        pictures.add(picture);
    }

    void word(String name, String value) {
        if (words.put(name, value) != null) {
            throw new ProblemException(Problem.BAD_REQUEST, "'" + name + "' is given twice; give it once");
        }
    }

    /** Is done in the end, the last first. */
    void onClose(Runnable action) {
        cleaning.push(action);
    }

    List<Picture> pictures() {
        return pictures;
    }

    Map<String, String> words() {
        return words;
    }

    @Override
    public void close() {
        while (!cleaning.isEmpty()) {
            cleaning.pop().run();
        }
    }
}
