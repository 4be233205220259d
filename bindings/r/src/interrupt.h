/* Ctrl-C and time limits during a call of the library. */
#ifndef NDGRAD_R_INTERRUPT_H
#define NDGRAD_R_INTERRUPT_H

/* A callback for ndg_grid_set_progress: not 0 if R wants the call to stop. The context is a list of one entry, protected by
 * the caller, which gets the condition that R has made of it. Nothing jumps out of it. */
int stop_if_interrupted(double done, void *context);

#endif
