# Effects, to the sample.
foreach(stem echo low_pass tape)
    pawl_library_test(${stem} REALTIME)
endforeach()
