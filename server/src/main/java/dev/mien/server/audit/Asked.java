package dev.mien.server.audit;

/**
 * Who asked what. Nothing of what was seen.
 *
 * @param caller name of the key
 * @param method of the request
 * @param route its path, with names in the place of values
 * @param subject whom it was about; may be empty
 * @param pictures how many came with it
 * @param requestId by which the other log has it
 */
public record Asked(String caller, String method, String route, String subject, int pictures, String requestId) {}
