package dev.mien.server.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Finds who asks by the key that comes with a request. */
public final class Callers {
    private final Map<ApiKey, Caller> known = new LinkedHashMap<>();
    private final Optional<Caller> anybody;

    private Callers(List<ApiKey> keys, Optional<Caller> anybody, LongSupplier nanos) {
        keys.forEach(key -> known.put(key, Caller.of(key, nanos)));
        this.anybody = anybody;
    }

    /** {@return everybody may ask without a key} */
    public static Callers anybody() {
        return new Callers(List.of(), Optional.of(Caller.anybody()), System::nanoTime);
    }

    /**
     * {@return only owners of keys may ask}
     *
     * @param keys that are known
     */
    public static Callers of(List<ApiKey> keys) {
        return new Callers(keys, Optional.empty(), System::nanoTime);
    }

    /** {@return how many keys there are} */
    public int number() {
        return known.size();
    }

    /** {@return whether a request needs a key} */
    public boolean needKey() {
        return anybody.isEmpty();
    }

    /**
     * Looks at every key to its end, so that the time taken tells nothing.
     *
     * @param key as it came, if one came
     * @return the owner; empty if there is none
     */
    public Optional<Caller> find(Optional<String> key) {
        if (anybody.isPresent() || key.isEmpty()) {
            return anybody;
        }
        byte[] asked = ApiKey.hash(key.get()).getBytes(StandardCharsets.US_ASCII);
        Optional<Caller> found = Optional.empty();
        for (Map.Entry<ApiKey, Caller> entry : known.entrySet()) {
            if (MessageDigest.isEqual(asked, entry.getKey().hash().getBytes(StandardCharsets.US_ASCII))) {
                found = Optional.of(entry.getValue());
            }
        }
        return found;
    }
}
