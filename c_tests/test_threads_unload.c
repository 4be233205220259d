/* dlopen and dlclose of a library with workers: the code stays while there are any. The tests load
 * a copy of the shared library, since the one that this program is linked with is never closed. */
#include "threads.h"

#include <dlfcn.h>
#include <pthread.h>

static char copy_path[] = "/tmp/libndgrad-copy-XXXXXX";
static int has_copy;

static void copy_file(const char *from, int to)
{
    FILE *in = fopen(from, "rb");
    FILE *out = fdopen(to, "wb");
    char buffer[65536];
    size_t bytes;
    assert_non_null(in);
    assert_non_null(out);
    while ((bytes = fread(buffer, 1, sizeof buffer, in)) > 0)
        assert_int_equal(fwrite(buffer, 1, bytes, out), bytes);
    fclose(in);
    assert_int_equal(fclose(out), 0);
}

/* ISO C has no conversion between pointers to functions and to objects; POSIX has this one. */
typedef int32_t (*abi_version_function)(void);

static int prepare(void **state)
{
    abi_version_function function = ndg_abi_version;
    void *address;
    Dl_info program, library;
    (void)state;
    set_deadline();
    field_prepare();
    memcpy(&address, &function, sizeof address);
    assert_int_not_equal(dladdr(address, &library), 0);
    assert_int_not_equal(dladdr((void *)copy_path, &program), 0);
    /* Linked with the static library there is nothing to unload. */
    has_copy = library.dli_fbase != program.dli_fbase;
    if (has_copy)
        copy_file(library.dli_fname, mkstemp(copy_path));
    return 0;
}

static int clean_up(void **state)
{
    (void)state;
    if (has_copy)
        unlink(copy_path);
    return 0;
}

static void require_copy(void)
{
    if (!has_copy) {
        print_message("skipped: this program is linked with the static library\n");
        skip();
    }
}

/* ---- a loaded copy --------------------------------------------------------------------------- */

typedef void (*set_function)(int32_t);
typedef ndg_status (*gradient_function)(const double *, int32_t, const int64_t *, const int64_t *, int32_t,
                                        const int32_t *, const double *, const double *const *, int32_t,
                                        double *const *, const int64_t *);

struct copy {
    void *handle;
    set_function set_num_threads;
    gradient_function gradient_f64;
};

static int load(struct copy *copy)
{
    copy->handle = dlopen(copy_path, RTLD_NOW | RTLD_LOCAL);
    if (copy->handle == NULL)
        return 0;
    *(void **)&copy->set_num_threads = dlsym(copy->handle, "ndg_set_num_threads");
    *(void **)&copy->gradient_f64 = dlsym(copy->handle, "ndg_gradient_f64");
    return copy->set_num_threads != NULL && copy->gradient_f64 != NULL;
}

static int is_right(const struct copy *copy, double (*to)[FIELD_SIZE])
{
    double *const out[3] = {to[0], to[1], to[2]};
    memset(to, 0x55, sizeof field_expected);
    return copy->gradient_f64(field_f, 3, field_shape, NULL, 3, NULL, NULL, NULL, 1, out, NULL) == NDG_OK &&
           memcmp(to, field_expected, sizeof field_expected) == 0;
}

/* Load, compute, close; over and over. */
static int rounds(int count, int threads)
{
    double(*memory)[FIELD_SIZE] = field_memory();
    int round, failed = 0;
    for (round = 0; round < count && !failed; round++) {
        struct copy copy;
        if (!load(&copy))
            return 1;
        copy.set_num_threads(threads);
        failed = !is_right(&copy, memory) || dlclose(copy.handle) != 0;
        if (round % 8 == 0)
            sleep_milliseconds(5); /* the workers fall asleep, and would wake up in what is not there */
    }
    free(memory);
    return failed;
}

static int fifty_rounds(void)
{
    /* One set of workers, not fifty. */
    return rounds(50, 4) != 0 ? 1 : !has_workers(3) ? 2 : 0;
}

static int fifty_rounds_on_one_thread(void)
{
    void *handle;
    if (rounds(50, 1) != 0 || !has_workers(0))
        return 1;
    handle = dlopen(copy_path, RTLD_NOW | RTLD_NOLOAD);
    return handle != NULL ? 2 : 0;
}

static int close_and_return(void)
{
    return rounds(1, 4);
}

static int close_and_exit(void)
{
    exit(rounds(1, 4));
}

static void *rounds_on_a_thread(void *failed)
{
    *(int *)failed = rounds(10, 3);
    return NULL;
}

static int several_threads_load_and_close(void)
{
    pthread_t threads[3];
    int failed[3], k;
    for (k = 0; k < 3; k++) {
        if (pthread_create(&threads[k], NULL, rounds_on_a_thread, &failed[k]) != 0)
            return 1;
    }
    for (k = 0; k < 3; k++) {
        pthread_join(threads[k], NULL);
        if (failed[k])
            return 2;
    }
    return 0;
}

static int close_and_fork(void)
{
    if (rounds(2, 4) != 0)
        return 1;
    return in_child(close_and_return) != 0 ? 2 : rounds(2, 4);
}

static void in_a_loop(void **state)
{
    (void)state;
    require_copy();
    assert_int_equal(in_child(fifty_rounds), 0);
}

static void without_workers_it_is_really_unloaded(void **state)
{
    (void)state;
    require_copy();
    assert_int_equal(in_child(fifty_rounds_on_one_thread), 0);
}

static void by_several_threads(void **state)
{
    (void)state;
    require_copy();
    assert_int_equal(in_child(several_threads_load_and_close), 0);
}

static void before_and_after_a_fork(void **state)
{
    (void)state;
    require_copy();
    assert_int_equal(in_child(close_and_fork), 0);
}

static void before_the_process_ends(void **state)
{
    int k;
    (void)state;
    require_copy();
    for (k = 0; k < 5; k++) {
        assert_int_equal(in_child(close_and_return), 0);
        assert_int_equal(in_child(close_and_exit), 0);
    }
}

/* ---- the end of a process, however the library was linked ------------------------------------ */

static int exit_while_workers_sleep(void)
{
    ndg_set_num_threads(4);
    exit(!field_is_right());
}

static void *compute_for_ever(void *unused)
{
    double(*memory)[FIELD_SIZE] = field_memory();
    while (field_is_right_in(memory))
        continue;
    return unused;
}

static int exit_while_workers_work(void)
{
    pthread_t thread;
    ndg_set_num_threads(4);
    if (pthread_create(&thread, NULL, compute_for_ever, NULL) != 0)
        return 1;
    sleep_milliseconds(30);
    exit(0);
}

static void a_process_ends_whatever_its_workers_do(void **state)
{
    int k;
    (void)state;
    for (k = 0; k < 10; k++) {
        assert_int_equal(in_child(exit_while_workers_sleep), 0);
        assert_int_equal(in_child(exit_while_workers_work), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_a_loop),
        cmocka_unit_test(without_workers_it_is_really_unloaded),
        cmocka_unit_test(by_several_threads),
        cmocka_unit_test(before_and_after_a_fork),
        cmocka_unit_test(before_the_process_ends),
        cmocka_unit_test(a_process_ends_whatever_its_workers_do),
    };
    return cmocka_run_group_tests_name("unloading", tests, prepare, clean_up);
}
