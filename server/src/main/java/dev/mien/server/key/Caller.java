package dev.mien.server.key;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongSupplier;

/** Who asks: the owner of a key with what is left of its limits, or, where no keys are wanted, anybody. Shared by threads. */
public final class Caller {
    /** Whose are the jobs of those who need no key; a key of that name would own them. */
    static final String ANYBODY = "anybody";

    private final String name;
    private final Set<Scope> scopes;
    private final Allowance requests;
    private final Allowance megapixels;

    private Caller(String name, Set<Scope> scopes, Allowance requests, Allowance megapixels) {
        this.name = name;
        this.scopes = scopes;
        this.requests = requests;
        this.megapixels = megapixels;
    }

    static Caller of(ApiKey key, LongSupplier nanos) {
        return new Caller(
                key.name(),
                key.scopes(),
                new Allowance(key.requestsPerMinute(), nanos),
                new Allowance(key.megapixelsPerMinute(), nanos));
    }

    /** Everybody on this machine, without limits. */
    static Caller anybody() {
        Allowance all = new Allowance(Double.MAX_VALUE, System::nanoTime);
        return new Caller(ANYBODY, EnumSet.allOf(Scope.class), all, all);
    }

    /** {@return what logs call it} */
    public String name() {
        return name;
    }

    /**
     * {@return whether it may do something}
     *
     * @param scope what it is about
     */
    public boolean may(Scope scope) {
        return scopes.contains(scope) || (scope == Scope.RESULTS && scopes.contains(Scope.VIDEOS));
    }

    /** {@return 0 if one more request is within the limits, and it then counts; else the seconds until one is} */
    public double request() {
        return requests.take(1);
    }

    /** {@return 0 if another picture may be decoded; else the seconds until one may} */
    public double picture() {
        return megapixels.empty();
    }

    /**
     * Counts a picture, whose size is known once it is decoded.
     *
     * @param pixels of the picture
     */
    public void decoded(long pixels) {
        megapixels.spend(pixels / 1e6);
    }
}
