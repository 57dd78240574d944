/** Pictures of evaluations, drawn without a display and written as PNG. */
package dev.mien.app.eval.plot;
