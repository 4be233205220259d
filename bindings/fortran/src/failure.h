/* Why a call from Fortran was refused, in Fortran's terms, and how it is told: by stat= and errmsg=, or by error stop. */
#ifndef NDGRAD_FORTRAN_FAILURE_H
#define NDGRAD_FORTRAN_FAILURE_H

#include <ISO_Fortran_binding.h>
#include <ndgrad.h>

/* Begins as {NDG_OK, ""}. */
struct failure {
    ndg_status status;
    char message[512];
};

/* Notes a fault that the binding has found itself. Gives the status. */
ndg_status ndgrad_fortran_refuse(struct failure *failure, ndg_status status, const char *format, ...);

/* Notes what a call of the library came to, with its message if it failed. Gives the status. */
ndg_status ndgrad_fortran_note(struct failure *failure, ndg_status status);

/* Ends a call as Fortran's own statements end: sets stat if it is there; on a failure puts the message into errmsg if that
 * is there, cut off or padded with blanks; and without stat stops the program. Without a failure errmsg stays as it is. */
void ndgrad_fortran_report(const struct failure *failure, int *stat, CFI_cdesc_t *errmsg);

#endif
