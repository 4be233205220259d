#include "library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

/* ISO C has no conversion from an object pointer to a function pointer, POSIX has. */
static int find(void *handle, const char *name, void *function) {
    void *symbol = dlsym(handle, name);
    memcpy(function, &symbol, sizeof symbol);
    return symbol != NULL;
}

int library_open(library *lib, const char *path) {
    memset(lib, 0, sizeof *lib);
    void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (handle == NULL) {
        fprintf(stderr, "%s\n", dlerror());
        return 0;
    }
    find(handle, "ndg_grid_set_accuracy", &lib->grid_set_accuracy);
    find(handle, "ndg_derivative", &lib->derivative);
    find(handle, "ndg_laplacian", &lib->laplacian);
    find(handle, "ndg_divergence", &lib->divergence);
    find(handle, "ndg_curl", &lib->curl);
    find(handle, "ndg_image_gradient", &lib->image_gradient);
    find(handle, "ndg_kernel_name", &lib->kernel_name);
    find(handle, "ndg_set_num_threads", &lib->set_num_threads);
    find(handle, "ndg_num_threads", &lib->num_threads);
    int all = find(handle, "ndg_version", &lib->version) && find(handle, "ndg_status_name", &lib->status_name) &&
              find(handle, "ndg_last_error", &lib->last_error) && find(handle, "ndg_gradient_f64", &lib->gradient_f64) &&
              find(handle, "ndg_gradient_f32", &lib->gradient_f32) && find(handle, "ndg_gradient", &lib->gradient) &&
              find(handle, "ndg_grid_new", &lib->grid_new) && find(handle, "ndg_grid_free", &lib->grid_free) &&
              find(handle, "ndg_grid_set_step", &lib->grid_set_step) &&
              find(handle, "ndg_grid_set_coords_f64", &lib->grid_set_coords_f64);
    if (!all) {
        fprintf(stderr, "%s lacks functions of ndgrad.h\n", path);
    }
    return all;
}
