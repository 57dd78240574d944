package dev.mien.train.net;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.io.IOException;

/** The engine that trains, and how it is started. */
public final class PyTorch {
    private static final String NAME = "PyTorch";

    static {
        // Read when the engine starts: nothing is fetched or reported, and threads are ours (see the Learner of
        // train.engine).
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        // The optimiser rewrites a program after its first runs, and the rewritten one rounds differently.
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
    }

    private PyTorch() {}

    static Model model() {
        return Model.newInstance("network", NAME);
    }

    /**
     * Starts the engine if it has not been started.
     *
     * @throws IOException if the engine's natives are not there or do not load; the message is meant for the user
     */
    public static void require() throws IOException {
        try {
            Engine.getEngine(NAME);
        } catch (EngineException | UnsatisfiedLinkError e) {
            // An engine that finds no natives tries to fetch them, which it must not.
            boolean absent = e.getCause() instanceof IOException;
            throw new IOException(
                    "networks are trained by PyTorch, whose native libraries "
                            + (absent
                                    ? "are not on the class path; './mien train ...' fetches them the first time"
                                    : "do not load: " + e.getMessage())
                            + "; see docs/method/expression-network.md",
                    e);
        }
    }
}
